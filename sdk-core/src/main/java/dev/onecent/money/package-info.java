/** Exact amounts of money: {@link dev.onecent.money.Money}. */
@NullMarked
package dev.onecent.money;

import org.jspecify.annotations.NullMarked;
