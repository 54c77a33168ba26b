/**
 * The texts that a shopper reads, in the shopper's language (W10). {@link dev.onecent.text.Languages} is what the host
 * wires: English, Arabic, Russian, Spanish and Simplified Chinese, and whatever it adds. {@link dev.onecent.text.Texts}
 * speaks one of them; {@link dev.onecent.text.TextKeys} lists what it can say.
 *
 * <p>The texts of violations are Bean Validation's, so that they work for adopters' own types too: the bundles
 * {@code ContributorValidationMessages_*.properties}. Who adds a language here puts its violations beside them on the class
 * path as {@code ValidationMessages_*.properties}, and may override ours there.
 */
@NullMarked
package dev.onecent.text;

import org.jspecify.annotations.NullMarked;
