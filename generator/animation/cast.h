#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/animation/canvas.h"
#include "generator/animation/track.h"

/// The things that a film shows. Each has a name and properties that change
/// over time; it never jumps and is never drawn anew elsewhere.
namespace owldeck {

/// What an actor is like at one moment.
struct Pose {
  Rect place;  ///< page units; a text stands on the rectangle's top edge
  double opacity = 1;  ///< 0 is not drawn
  double value = 0;    ///< the number that it shows or is coloured by
  double drawn = 1;    ///< share of it that is there: of an arc, a bar, a hatch
  double lit = 0;      ///< 0 like the others, 1 set off from them
  friend bool operator==(const Pose&, const Pose&) = default;
};

/// Draws an actor in a pose; its nodes are named `id`, or begin with it.
using ActorLook = std::function<void(const std::string& id, const Pose& pose,
                                     Canvas& canvas)>;

class Actor {
 public:
  Actor(std::string id, ActorLook look, const Pose& start);

  /// From now on, as told by `when`: is elsewhere or of another size, more or
  /// less visible, counts to another number, is drawn to another share, stands
  /// out more or less. Changes of one property are made in their order in time.
  Actor& move(const Rect& to, const When& when);
  Actor& fade(double to, const When& when);
  Actor& count(double to, const When& when);
  Actor& draw_to(double share, const When& when);
  Actor& light(double to, const When& when);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] Pose at(const Moment& moment) const;
  /// After all changes made so far.
  [[nodiscard]] Pose last() const;
  void draw(const Moment& moment, Canvas& canvas) const;

 private:
  friend class Cast;
  std::string id_;
  ActorLook look_;
  Track<Rect> place_;
  Track<double> opacity_, value_, drawn_, lit_;
};

/// All actors, in drawing order.
class Cast {
 public:
  /// Adds an actor on top. The reference stays good. Needs: a new id.
  Actor& add(std::string id, ActorLook look, const Pose& start);
  /// The actor called `id`. Needs: there is one.
  [[nodiscard]] Actor& operator[](std::string_view id);
  [[nodiscard]] const Actor& operator[](std::string_view id) const;
  /// The actors whose id is `prefix`, a hyphen and more.
  [[nodiscard]] std::vector<Actor*> all(std::string_view prefix);

  /// A new actor on top that looks like `id`, comes out of it when `when`
  /// begins, from wherever `id` is by then, and moves to `to`; `id` stays as it
  /// is. Needs: all changes of `id` up to `when` have been made.
  Actor& split(std::string_view id, std::string part, const Rect& to,
               const When& when);
  /// The actors called `parts` move into `into`, which appears as they go.
  void merge(const std::vector<std::string>& parts, std::string_view into,
             const When& when);

  void draw(const Moment& moment, Canvas& canvas) const;
  [[nodiscard]] const std::deque<Actor>& actors() const { return actors_; }

 private:
  std::deque<Actor> actors_;
};

}  // namespace owldeck
