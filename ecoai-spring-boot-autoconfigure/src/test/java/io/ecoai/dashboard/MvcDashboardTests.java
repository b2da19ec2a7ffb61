package io.ecoai.dashboard;

import org.springframework.boot.WebApplicationType;

class MvcDashboardTests extends AbstractDashboardTests {

	MvcDashboardTests() {
		super(WebApplicationType.SERVLET);
	}

}
