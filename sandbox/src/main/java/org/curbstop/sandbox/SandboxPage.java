package org.curbstop.sandbox;

/**
 * A page of the sandbox, listed on its index page.
 *
 * @param title text of the link
 * @param path path such as {@code /sandbox/phone}
 * @param description one sentence about what the page does
 * @param order sort order, ascending
 */
public record SandboxPage(String title, String path, String description, int order) {}
