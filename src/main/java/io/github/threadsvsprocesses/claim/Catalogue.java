package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.ArticleReader;

/** The article that this class path's claims belong to. */
public final class Catalogue {
  /** Where the article stands on the class path. */
  public static final String RESOURCE = "article.md";

  private Catalogue() {}

  /**
   * Reads it.
   *
   * @throws io.github.threadsvsprocesses.article.BrokenArticle when it is absent or no catalogue
   */
  public static Article read() {
    return ArticleReader.readResource(Catalogue.class.getClassLoader(), RESOURCE);
  }

  /**
   * Its own text.
   *
   * @throws io.github.threadsvsprocesses.article.BrokenArticle when it is absent
   */
  public static String markdown() {
    return ArticleReader.markdown(Catalogue.class.getClassLoader(), RESOURCE);
  }

  /** The article, read once. */
  static Article article() {
    return Holder.ARTICLE;
  }

  private static final class Holder {
    static final Article ARTICLE = read();
  }
}
