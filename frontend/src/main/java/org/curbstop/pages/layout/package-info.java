/**
 * Shared by all plain pages: layout model, language, messages, the outage banner, the error page, and the utility's colors and style
 * sheets.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.pages.layout;
