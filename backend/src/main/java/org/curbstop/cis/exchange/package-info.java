/** Takes files of the customer information system from a folder. */
package org.curbstop.cis.exchange;
