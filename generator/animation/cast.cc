#include "generator/animation/cast.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace owldeck {

Actor::Actor(std::string id, ActorLook look, const Pose& start)
    : id_(std::move(id)),
      look_(std::move(look)),
      place_(start.place),
      opacity_(start.opacity),
      value_(start.value),
      drawn_(start.drawn),
      lit_(start.lit) {}

Actor& Actor::move(const Rect& to, const When& when) {
  place_.change(to, when);
  return *this;
}

Actor& Actor::fade(double to, const When& when) {
  opacity_.change(to, when);
  return *this;
}

Actor& Actor::count(double to, const When& when) {
  value_.change(to, when);
  return *this;
}

Actor& Actor::draw_to(double share, const When& when) {
  drawn_.change(share, when);
  return *this;
}

Actor& Actor::light(double to, const When& when) {
  lit_.change(to, when);
  return *this;
}

Pose Actor::at(const Moment& moment) const {
  return {place_.at(moment), opacity_.at(moment), value_.at(moment),
          drawn_.at(moment), lit_.at(moment)};
}

Pose Actor::last() const {
  return {place_.last(), opacity_.last(), value_.last(), drawn_.last(),
          lit_.last()};
}

void Actor::draw(const Moment& moment, Canvas& canvas) const {
  // Most actors are out of sight most of the time.
  if (opacity_.at(moment) > 0) {
    look_(id_, at(moment), canvas);
  }
}

Actor& Cast::add(std::string id, ActorLook look, const Pose& start) {
  assert(std::ranges::none_of(
      actors_, [&](const Actor& actor) { return actor.id() == id; }));
  return actors_.emplace_back(std::move(id), std::move(look), start);
}

const Actor& Cast::operator[](std::string_view id) const {
  const auto found = std::ranges::find(actors_, id, &Actor::id);
  assert(found != actors_.end());
  return *found;
}

Actor& Cast::operator[](std::string_view id) {
  return const_cast<Actor&>(std::as_const(*this)[id]);
}

std::vector<Actor*> Cast::all(std::string_view prefix) {
  std::vector<Actor*> found;
  for (Actor& actor : actors_) {
    if (actor.id().size() > prefix.size() && actor.id().starts_with(prefix) &&
        actor.id()[prefix.size()] == '-') {
      found.push_back(&actor);
    }
  }
  return found;
}

Actor& Cast::split(std::string_view id, std::string part, const Rect& to,
                   const When& when) {
  Actor copy = (*this)[id];
  copy.id_ = std::move(part);
  copy.opacity_ = Track<double>(0);
  // There at once: it covers what it looks like.
  copy.fade(1, {when.step, when.from, when.from + 1e-6, Easing::Linear});
  copy.move(to, when);
  return actors_.emplace_back(std::move(copy));
}

void Cast::merge(const std::vector<std::string>& parts, std::string_view into,
                 const When& when) {
  Actor& whole = (*this)[into];
  const When arrived{when.step, when.to, when.to + 1e-6, Easing::Linear};
  for (const std::string& part : parts) {
    (*this)[part].move(whole.last().place, when).fade(0, arrived);
  }
  whole.fade(1, arrived);
}

void Cast::draw(const Moment& moment, Canvas& canvas) const {
  for (const Actor& actor : actors_) {
    actor.draw(moment, canvas);
  }
}

}  // namespace owldeck
