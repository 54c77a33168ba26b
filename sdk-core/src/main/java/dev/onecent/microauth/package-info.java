/**
 * The one-cent hold (R14-R17): {@link dev.onecent.microauth.MicroAuthorization} is its pure life, from the request to the
 * proof that it was released; {@link dev.onecent.microauth.MicroAuthorizations} the shell that drives it through the
 * gateway. It knows a card by its id only.
 */
@NullMarked
package dev.onecent.microauth;

import org.jspecify.annotations.NullMarked;
