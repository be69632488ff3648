package org.curbstop.notices.preferences;

import java.time.Instant;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/** Published when texts to a number are stopped or started. Delivered at least once: deduplicate by {@code entry}. */
public record TextConsentChanged(String entry, PhoneNumber phone, TextConsent.ConsentChange choice, Instant at) implements DomainEvent {}
