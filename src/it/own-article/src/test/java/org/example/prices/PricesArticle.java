package org.example.prices;

import io.github.threadsvsprocesses.claim.Specification;
import org.junit.platform.suite.api.SelectPackages;

/** The article, executed. */
@Specification
@SelectPackages("org.example.prices")
class PricesArticle {}
