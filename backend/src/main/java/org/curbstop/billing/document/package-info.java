/** Renders bills in print and on screen: layout, wording in each language, usage chart. */
@org.jspecify.annotations.NullMarked
package org.curbstop.billing.document;
