package org.curbstop.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param timeLimit time limit of one run; a longer run is interrupted and reported */
@ConfigurationProperties("curbstop.jobs")
record JobProperties(@DefaultValue("10m") Duration timeLimit) {}
