package io.github.threadsvsprocesses.children;

/**
 * A message that tells whether it is lost, doubled or out of order.
 *
 * @param producer who put it, from 0
 * @param number its place among that producer's messages, from 0
 */
public record Numbered(int producer, int number) {}
