/**
 * Durable stores over JDBC: {@link dev.onecent.jdbc.JdbcStorage} keeps each kind of aggregate in a table of its own, one row
 * an aggregate, as JSON beside the columns that are queried. The schema lies as plain SQL files beside this package, to be
 * applied on open or by hand ({@link dev.onecent.jdbc.SchemaUpdate}).
 */
@NullMarked
package dev.onecent.jdbc;

import org.jspecify.annotations.NullMarked;
