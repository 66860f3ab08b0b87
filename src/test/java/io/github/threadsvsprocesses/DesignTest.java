package io.github.threadsvsprocesses;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All of {@code rules} in one JVM: to read the compiled code costs seconds, and the build's forks
 * would each do so. Surefire is told to leave the package's own classes to this one.
 */
@Suite
@SelectPackages("io.github.threadsvsprocesses.rules")
class DesignTest {}
