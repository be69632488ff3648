/** What is printed: well-formed pages, and the sheets of paper they become. */
package org.curbstop.common.print;
