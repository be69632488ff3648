/** Service as customers order it: start, stop, move, a visit, what became of each, and what only a person can decide. */
package org.curbstop.web.service;
