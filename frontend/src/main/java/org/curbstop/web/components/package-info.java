/**
 * Components that several views share: money, dates, status, tables, charts, empty lists. They use no capability but {@code documents},
 * whose uploads every form may accept.
 */
package org.curbstop.web.components;
