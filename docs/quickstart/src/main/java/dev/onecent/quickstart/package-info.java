/**
 * A shop of a few files that uses the SDK as an adopter does: {@link dev.onecent.quickstart.Quickstart} walks the three
 * journeys and prints what the shopper sees.
 */
@NullMarked
package dev.onecent.quickstart;

import org.jspecify.annotations.NullMarked;
