/** What belongs to one language: its folder on the class path, its messages, and how it writes money and dates. */
package org.curbstop.common.language;
