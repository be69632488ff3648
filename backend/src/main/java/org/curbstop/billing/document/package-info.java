/** Renders bills in print and on screen: layout, wording in each language, usage chart. */
package org.curbstop.billing.document;
