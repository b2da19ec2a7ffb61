package io.ecoai.dashboard;

import org.springframework.boot.WebApplicationType;

class WebFluxDashboardTests extends AbstractDashboardTests {

	WebFluxDashboardTests() {
		super(WebApplicationType.REACTIVE);
	}

}
