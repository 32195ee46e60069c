#pragma once
// Owners for what GLib, Pango, Cairo and librsvg hand out.

#include <cairo.h>
#include <pango/pango.h>

#include <memory>

namespace aplomb::ui {

struct GObjectUnref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using GObjectPtr = std::unique_ptr<T, GObjectUnref>;

struct CairoDestroy {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
template <class T>
using CairoPtr = std::unique_ptr<T, CairoDestroy>;

struct PangoFree {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
template <class T>
using PangoPtr = std::unique_ptr<T, PangoFree>;

}  // namespace aplomb::ui
