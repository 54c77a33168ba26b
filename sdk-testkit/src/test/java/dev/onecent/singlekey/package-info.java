/**
 * A store on an engine that can compare and set one row and nothing more, as Apache Cassandra's lightweight transactions do:
 * {@link dev.onecent.singlekey.Engine} with its {@link dev.onecent.singlekey.Trouble}, and
 * {@link dev.onecent.singlekey.SingleKeyStorage} on top of it. The contract and the journeys are green on it.
 */
@NullMarked
package dev.onecent.singlekey;

import org.jspecify.annotations.NullMarked;
