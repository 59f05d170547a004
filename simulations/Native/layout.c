/* Prints MuJoCoLayout.cs: where the fields that we read lie in the structs of MuJoCo 2.2.2, in bytes.
 *
 *     cc -o /tmp/layout layout.c && /tmp/layout > MuJoCoLayout.cs
 *
 * Needs the headers of MuJoCo 2.2.2 (libmujoco-dev). Layouts differ between versions, so for another version change the
 * number in MuJoCoEngine.cs with it.
 */
#include <mujoco/mujoco.h>
#include <stddef.h>
#include <stdio.h>

#if mjVERSION_HEADER != 222
#error "MuJoCoLayout.cs is for MuJoCo 2.2.2"
#endif

#define SIZE(type) printf("        public const int Size = %zu;\n", sizeof(type))
#define FIELD(type, name, field) printf("        public const int " name " = %zu;\n", offsetof(type, field))
#define BEGIN(name, meaning) printf("    /// <summary>" meaning "</summary>\n    public static class " name "\n    {\n")
#define END() printf("    }\n\n")

#define M(name, field) FIELD(mjModel, name, field)
#define D(name, field) FIELD(mjData, name, field)

int main(void) {
  printf("namespace NeuroSymbolic.Simulations;\n\n");
  printf("/// <summary>Byte offsets of fields and sizes of structs in MuJoCo 2.2.2; written by layout.c.</summary>\n");
  printf("internal static class MuJoCoLayout\n{\n");

  BEGIN("Model", "mjModel");
  M("Nq", nq); M("Nv", nv); M("Nu", nu); M("Na", na); M("Nbody", nbody); M("Njnt", njnt); M("Ngeom", ngeom);
  M("Nsite", nsite); M("Ncam", ncam); M("Nsensor", nsensor); M("Nkey", nkey); M("NM", nM); M("Nsensordata", nsensordata);
  M("Nmesh", nmesh); M("Nmeshvert", nmeshvert); M("Nmeshface", nmeshface); M("Ntex", ntex); M("Ntexdata", ntexdata); M("Nmat", nmat);
  M("Timestep", opt.timestep);
  M("OffscreenWidth", vis.global.offwidth); M("OffscreenHeight", vis.global.offheight);
  M("BodyParentid", body_parentid); M("BodyRootid", body_rootid); M("BodyJntadr", body_jntadr); M("BodyMass", body_mass);
  M("JntType", jnt_type); M("JntQposadr", jnt_qposadr); M("JntDofadr", jnt_dofadr); M("JntBodyid", jnt_bodyid);
  M("JntRange", jnt_range); M("DofM0", dof_M0);
  M("GeomType", geom_type); M("GeomContype", geom_contype); M("GeomConaffinity", geom_conaffinity); M("GeomBodyid", geom_bodyid); M("GeomSize", geom_size);
  M("GeomPos", geom_pos); M("GeomQuat", geom_quat); M("GeomRgba", geom_rgba); M("GeomMatid", geom_matid);
  M("GeomDataid", geom_dataid); M("GeomGroup", geom_group);
  M("MeshVertadr", mesh_vertadr); M("MeshVertnum", mesh_vertnum); M("MeshFaceadr", mesh_faceadr); M("MeshFacenum", mesh_facenum);
  M("MeshVert", mesh_vert); M("MeshFace", mesh_face);
  M("TexType", tex_type); M("TexHeight", tex_height); M("TexWidth", tex_width); M("TexAdr", tex_adr); M("TexRgb", tex_rgb);
  M("MatTexid", mat_texid); M("MatRgba", mat_rgba);
  M("SiteBodyid", site_bodyid); M("CamFovy", cam_fovy);
  M("ActuatorTrnid", actuator_trnid); M("ActuatorCtrlrange", actuator_ctrlrange);
  M("ActuatorForcerange", actuator_forcerange);
  M("SensorAdr", sensor_adr); M("SensorDim", sensor_dim); M("KeyQpos", key_qpos);
  END();

  BEGIN("Data", "mjData");
  D("Warning", warning); D("Ncon", ncon); D("Time", time); D("Energy", energy);
  D("Qpos", qpos); D("Qvel", qvel); D("Act", act); D("QaccWarmstart", qacc_warmstart);
  D("Ctrl", ctrl); D("QfrcApplied", qfrc_applied); D("Qacc", qacc); D("Sensordata", sensordata);
  D("Xpos", xpos); D("Xquat", xquat); D("Xmat", xmat); D("Xanchor", xanchor); D("Xaxis", xaxis);
  D("GeomXpos", geom_xpos); D("GeomXmat", geom_xmat); D("SiteXpos", site_xpos); D("SiteXmat", site_xmat);
  D("CamXpos", cam_xpos); D("CamXmat", cam_xmat); D("QM", qM); D("Contact", contact);
  D("QfrcBias", qfrc_bias); D("QfrcPassive", qfrc_passive); D("ActuatorForce", actuator_force);
  D("QfrcActuator", qfrc_actuator); D("QfrcConstraint", qfrc_constraint);
  END();

  BEGIN("Contact", "mjContact");
  SIZE(mjContact);
  FIELD(mjContact, "Dist", dist); FIELD(mjContact, "Pos", pos); FIELD(mjContact, "Frame", frame);
  FIELD(mjContact, "Geom1", geom1); FIELD(mjContact, "Geom2", geom2); FIELD(mjContact, "Exclude", exclude);
  END();

  BEGIN("Warning", "mjWarningStat, of which mjData holds one for each mjtWarning");
  SIZE(mjWarningStat);
  FIELD(mjWarningStat, "Number", number);
  END();

  BEGIN("VirtualFiles", "mjVFS");
  SIZE(mjVFS); FIELD(mjVFS, "Contents", filedata);
  END();

  BEGIN("Camera", "mjvCamera");
  SIZE(mjvCamera);
  FIELD(mjvCamera, "Type", type); FIELD(mjvCamera, "FixedId", fixedcamid); FIELD(mjvCamera, "LookAt", lookat);
  FIELD(mjvCamera, "Distance", distance); FIELD(mjvCamera, "Azimuth", azimuth); FIELD(mjvCamera, "Elevation", elevation);
  END();

  BEGIN("Option", "mjvOption");
  SIZE(mjvOption); FIELD(mjvOption, "GeomGroup", geomgroup); FIELD(mjvOption, "SiteGroup", sitegroup);
  END();

  BEGIN("Scene", "mjvScene");
  SIZE(mjvScene); FIELD(mjvScene, "Flags", flags); FIELD(mjvScene, "GeomCount", ngeom); FIELD(mjvScene, "Geoms", geoms);
  END();

  BEGIN("SceneGeom", "mjvGeom");
  SIZE(mjvGeom);
  END();

  BEGIN("Context", "mjrContext");
  SIZE(mjrContext); FIELD(mjrContext, "CurrentBuffer", currentBuffer);
  printf("    }\n}\n");
  return 0;
}
