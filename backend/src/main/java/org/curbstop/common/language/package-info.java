/** Language support: the class path folder of each language, its messages, and its formats for money and dates. */
@org.jspecify.annotations.NullMarked
package org.curbstop.common.language;
