/**
 * Simulated Stripe: the card tokenizer, the endpoint to which the real SDK is pointed, and a saved card for the demonstration. The rest is
 * in sub-packages.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.stripe;
