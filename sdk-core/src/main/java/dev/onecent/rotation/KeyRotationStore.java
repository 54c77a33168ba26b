package dev.onecent.rotation;

import dev.onecent.store.AggregateStore;

/** Keeps how far each tenant's cards are brought up to the current keys; one entry a tenant. */
public interface KeyRotationStore extends AggregateStore<KeyRotation> {}
