/** Gathers what the payment methods block is made from: {@link dev.onecent.method.internal.PaymentMethodBlocks}. */
@NullMarked
package dev.onecent.method.internal;

import org.jspecify.annotations.NullMarked;
