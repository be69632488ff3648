package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/**
 * Published when staff, having seen the certificate, approved an application to a program that protects from a shut-off for medical
 * reasons. Published at least once: deduplicate by the application's id.
 */
public record ProtectionGranted(ApplicationId application, AccountId account, String programme, Instant at) implements DomainEvent {}
