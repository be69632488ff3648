/** What known people decide about payments and saved cards: refunds by staff, removal of a card by its owner. Each is audited. */
@org.springframework.modulith.NamedInterface("actions")
@org.jspecify.annotations.NullMarked
package org.curbstop.payments.actions;
