/**
 * The block <em>Payment methods</em> of a checkout (D3-D7): {@link dev.onecent.method.PaymentMethodSelector} is the pure
 * function that makes it, {@link dev.onecent.method.PaymentMethodsBlock} what a page, an app or a terminal renders without
 * rules of its own.
 */
@NullMarked
package dev.onecent.method;

import org.jspecify.annotations.NullMarked;
