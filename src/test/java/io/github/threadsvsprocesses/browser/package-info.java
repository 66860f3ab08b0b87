/**
 * What the build leaves to be read, read in a real browser: {@link
 * io.github.threadsvsprocesses.browser.Browser} is the machine's own, without a window, and {@link
 * io.github.threadsvsprocesses.browser.Reader} says what hinders a reader of the page it shows.
 */
@NullMarked
package io.github.threadsvsprocesses.browser;

import org.jspecify.annotations.NullMarked;
