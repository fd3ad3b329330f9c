//! Which regions a page is made of.

use super::{
    audiences, brainstorm, calendar, findings, habits, history, objectives, resources, sort, strategy, tactics,
    the_plan, thread, two_pages, wall,
};
use crate::page::{Opened, Page};
use crate::view::Region;
use plan::Stage;

/// What the page itself is made of, in order.
pub fn own(page: Page) -> &'static [Region] {
    match page {
        Page::OneByOne | Page::Open(Opened::Sorting(_)) => sort::ONE_BY_ONE,
        Page::Open(Opened::Column(..)) => sort::ONE_COLUMN,
        Page::Open(Opened::Tactic(_) | Opened::Playbook(..)) => tactics::ONE,
        Page::Open(Opened::Review(_)) => the_plan::ONE_REVIEW,
        Page::Open(what) => own(Page::Stage(what.stage())),
        Page::Stage(Stage::Strategy) => strategy::REGIONS,
        Page::Stage(Stage::Audiences) => audiences::REGIONS,
        Page::Stage(Stage::Objectives) => objectives::REGIONS,
        Page::Stage(Stage::Habits) => habits::REGIONS,
        Page::Stage(Stage::Brainstorm) => brainstorm::REGIONS,
        Page::Stage(Stage::Sort) => sort::REGIONS,
        Page::Stage(Stage::Resources) => resources::REGIONS,
        Page::Stage(Stage::Tactics) => tactics::REGIONS,
        Page::Stage(Stage::Plan) => the_plan::REGIONS,
        Page::History => history::REGIONS,
        Page::TwoPages => two_pages::REGIONS,
        Page::Findings => findings::REGIONS,
        Page::Claims => habits::CLAIMS,
        Page::NotWorth => habits::NOT_WORTH,
        Page::Figures => habits::FIGURES,
        Page::Proposal => resources::PROPOSAL,
        Page::Wall => wall::REGIONS,
        Page::Calendar(_) => calendar::REGIONS,
        Page::Thread(_) => thread::REGIONS,
    }
}
