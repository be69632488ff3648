package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/**
 * Staff have approved an application to a program that protects from a shut-off because health depends on the service; they have seen its
 * certificate. Published at least once: deduplicate by the application's id.
 */
public record ProtectionGranted(ApplicationId application, AccountId account, String programme, Instant at) implements DomainEvent {}
