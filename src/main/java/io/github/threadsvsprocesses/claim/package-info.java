/**
 * How a claim is stated and judged: {@code @Claim} on a class, {@code @Check} and {@code @Control}
 * on its methods, fixtures as their parameters, and the recorder that turns what happened into
 * verdicts. Here, and in {@code evidence}, JUnit is known. Read {@link
 * io.github.threadsvsprocesses.claim.Claim} first.
 */
@NullMarked
package io.github.threadsvsprocesses.claim;

import org.jspecify.annotations.NullMarked;
