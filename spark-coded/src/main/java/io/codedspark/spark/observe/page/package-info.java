/**
 * The tab "Coded" of Spark's user interface, live and in the history server: {@link
 * io.codedspark.spark.observe.page.CodedTab} with a page of all coded jobs and a page of one. HTML and SVG made on the server;
 * what users named is escaped, and nothing is loaded from elsewhere.
 */
@NullMarked
package io.codedspark.spark.observe.page;

import org.jspecify.annotations.NullMarked;
