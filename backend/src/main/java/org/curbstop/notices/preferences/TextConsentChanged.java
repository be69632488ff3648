package org.curbstop.notices.preferences;

import java.time.Instant;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/** Somebody stopped or started texts to a number. Published at least once: deduplicate by the entry. @param entry of the consent ledger */
public record TextConsentChanged(String entry, PhoneNumber phone, TextConsent.ConsentChange choice, Instant at) implements DomainEvent {}
