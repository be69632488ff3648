/**
 * Components that several views share: money, dates, status, tables, charts, empty lists. They use no capability except {@code documents},
 * because any form may accept uploads.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.components;
