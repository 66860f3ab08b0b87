package io.github.threadsvsprocesses.children;

/** Something to hand over: two letters with the same text are equal, and still two. */
public record Letter(String text) {}
