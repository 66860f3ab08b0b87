/**
 * Where the specification begins: read {@link io.github.threadsvsprocesses.ArticleSpecification}
 * first, then the claims it selects.
 */
@NullMarked
package io.github.threadsvsprocesses;

import org.jspecify.annotations.NullMarked;
