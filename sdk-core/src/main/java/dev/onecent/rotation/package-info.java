/**
 * Brings every card on file up to the current keys of the card safe (R20). {@link dev.onecent.rotation.KeyRotations} goes through
 * a tenant's vaults page by page, as due work; {@link dev.onecent.rotation.KeyRotation} is the place where it is, kept in a store, so that
 * a crash or another process goes on from there; {@link dev.onecent.rotation.KeyUse} tells an operator when an old key may be
 * destroyed.
 */
@NullMarked
package dev.onecent.rotation;

import org.jspecify.annotations.NullMarked;
