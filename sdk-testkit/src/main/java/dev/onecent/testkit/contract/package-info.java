/**
 * What a store must hold, as tests: {@link dev.onecent.testkit.contract.StorageContract} runs
 * {@link dev.onecent.testkit.contract.AggregateStoreContract} against every store of a storage. A subclass names the storage.
 */
@NullMarked
package dev.onecent.testkit.contract;

import org.jspecify.annotations.NullMarked;
