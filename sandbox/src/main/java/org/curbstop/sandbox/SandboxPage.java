package org.curbstop.sandbox;

/**
 * One corner of the pretend world, listed on its first page.
 *
 * @param title what stands on the link
 * @param path where it is, {@code /sandbox/phone}
 * @param what one sentence: what can be done there
 * @param order small numbers first
 */
public record SandboxPage(String title, String path, String what, int order) {}
