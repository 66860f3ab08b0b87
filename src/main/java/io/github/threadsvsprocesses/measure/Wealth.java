package io.github.threadsvsprocesses.measure;

/**
 * A point of a {@link SequentialDecision}'s curve.
 *
 * @param inFavour of the proposition; it holds at 1/α
 * @param against the proposition; it fails at 1/α
 */
public record Wealth(double inFavour, double against) {}
