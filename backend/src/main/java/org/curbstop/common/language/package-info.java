/** Language support: the class path folder of each language, its messages, and its formats for money and dates. */
package org.curbstop.common.language;
