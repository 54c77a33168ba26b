/**
 * Helpers of the testkit's own tests, for more than one package of them: stores that die or lose answers, calls that are
 * interposed, numbers by the dozen. A helper of one package alone stands in that package.
 */
@NullMarked
package dev.onecent.support;

import org.jspecify.annotations.NullMarked;
