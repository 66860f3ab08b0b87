package io.github.threadsvsprocesses.campaign;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario came to.
 *
 * @param scenario its name
 * @param faults how many were injected
 * @param injected how many of each kind
 * @param checked what was found to hold where {@code failures} is empty
 * @param counted traffic and the like
 * @param longestRecoveryMillis from a fault until all was well again; null where nothing recovers
 * @param seconds it took in all
 * @param failures what was wrong
 * @param notTried what this machine did not allow, and why
 */
record Findings(
    String scenario,
    int faults,
    Map<String, Integer> injected,
    List<String> checked,
    Map<String, Long> counted,
    @Nullable Long longestRecoveryMillis,
    long seconds,
    List<String> failures,
    List<String> notTried) {}
