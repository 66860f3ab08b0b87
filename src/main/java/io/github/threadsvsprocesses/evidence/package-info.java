/**
 * Facts into the report: what was done, what was seen, charts and certificates, on success as on
 * failure. Knows Allure. Read {@link io.github.threadsvsprocesses.evidence.Evidence} first.
 */
@NullMarked
package io.github.threadsvsprocesses.evidence;

import org.jspecify.annotations.NullMarked;
