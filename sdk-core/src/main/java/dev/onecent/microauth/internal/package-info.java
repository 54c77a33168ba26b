/**
 * Drives micro-authorizations: {@link dev.onecent.microauth.internal.StoredMicroAuthorizations}. It knows a card by its id only;
 * {@link dev.onecent.microauth.internal.MicroAuthorizationOutcomes} applies the outcome.
 */
@NullMarked
package dev.onecent.microauth.internal;

import org.jspecify.annotations.NullMarked;
