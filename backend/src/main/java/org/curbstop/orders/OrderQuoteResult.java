package org.curbstop.orders;

/** Result of asking for a quote. */
public sealed interface OrderQuoteResult {

    record Offered(OrderQuote quote) implements OrderQuoteResult {}

    record Refused(OrderRefusal refusal) implements OrderQuoteResult {}
}
