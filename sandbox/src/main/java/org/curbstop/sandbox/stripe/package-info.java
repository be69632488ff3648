/**
 * Stripe, simulated. Here is what others use: the card tokenizer, the endpoint that the real SDK is sent to, and a saved card for the
 * demonstration.
 */
package org.curbstop.sandbox.stripe;
