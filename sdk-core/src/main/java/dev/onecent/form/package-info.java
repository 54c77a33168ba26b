/**
 * The check of forms: {@link dev.onecent.form.FormCheck} finds everything that is wrong with any form at once, by the
 * constraints on it, and tells each as a {@link dev.onecent.form.FormViolation}.
 */
@NullMarked
package dev.onecent.form;

import org.jspecify.annotations.NullMarked;
